import { viewStore } from "../stores/view-store.ts";

/** Opens the list of further ways to assign, with the neighbours to swap border units with, or closes it. */
export const showAssignMenu = (assignMenuOpen: boolean): void => viewStore.setState({ assignMenuOpen });
