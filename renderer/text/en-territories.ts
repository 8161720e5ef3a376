/** Words of groups and locks. */
export const territories = {
  lock: {
    all: "The whole scenario is locked. Unlock it in the territories panel first.",
    territory: (name: string) => `“${name}” is locked. Unlock it first.`,
    unit: (name: string) => `${name} is locked. Unlock it first.`,
  },
} as const;
