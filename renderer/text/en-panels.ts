/** What history, problems, palette, bookmarks and the tables' own tools say. */
export const panels = {
  command: {
    compare: "Compare scenarios",
    saveCopy: "Save a copy of the plan",
    newPlan: "New plan from accounts",
    openPlan: "Open a plan file",
    openSample: "Open the sample plan",
    closePlan: "Close the plan",
  },
} as const;
