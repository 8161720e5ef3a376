/** What history, problems, palette, bookmarks and the tables' own tools say. */
export const panels = {
  command: {
    compare: "Compare scenarios",
    saveCopy: "Save a copy of the plan",
    newPlan: "New plan from accounts",
    openPlan: "Open a plan file",
    openSample: "Open the sample plan",
    closePlan: "Close the plan",
    history: "Show or hide the history",
    checkpoint: "Name this point of the history",
  },

  history: {
    title: "History",
    saved: (time: string | null) =>
      time === null ? "Every step is in the plan file." : `Every step is in the plan file. Last one at ${time}.`,
    notSaved: "The last step could not be written to the plan file.",
    add: "Keep",
    addTitle: "Name this point",
    renameTitle: "Rename the checkpoint",
    removeName: "Remove the name",
    name: "Name",
    newName: (number: number) => `Checkpoint ${number}`,
    checkpoints: "Checkpoints",
    checkpointMenu: (name: string) => `Actions for checkpoint ${name}`,
    goToCheckpoint: (name: string) => `Go to checkpoint ${name}`,
    byLine: (when: string, author: string) => (author === "" ? when : `${when} · ${author}`),
    here: "You are here",
    beginning: "Beginning",
    state: { done: "done", undone: "undone", "set-aside": "set aside" },
    showSetAside: (count: number) => `Show ${count === 1 ? "1 step" : `${count} steps`} set aside`,
    hideSetAside: "Hide steps set aside",
  },
} as const;
