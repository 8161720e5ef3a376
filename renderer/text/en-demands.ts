/** Words of holding the territories against what was wished for. */
export const demands = {
  title: "Against your wishes",
  check: "Check the present",
  checkHint:
    "Lists in the problems panel what the present territories do not meet of these wishes, also while you edit them.",
  checking: "Checking…",
  allMet: "Every wish is met.",
  stop: "Stop checking",
};
