import { type Tool, viewStore } from "../stores/view-store.ts";

export const chooseTool = (tool: Tool): void => viewStore.setState({ tool });
