/**
 * Has `work` done once the frame that is due has been handed on, however often it is asked for until then.
 */
export function afterFrame(work: () => void): { readonly soon: () => void; readonly stop: () => void } {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => {
          frame = 0;
          work();
        });
      });
    },
    stop: () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
