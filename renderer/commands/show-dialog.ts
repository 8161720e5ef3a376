import { type Dialog, viewStore } from "../stores/view-store.ts";

export const showDialog = (dialog: Dialog): void => viewStore.setState({ dialog });

export const closeDialog = (): void => viewStore.setState({ dialog: null });
