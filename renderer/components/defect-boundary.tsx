import { Component, type ReactNode } from "react";
import { appStore } from "../stores/app-store.ts";
import { en } from "../text/en.ts";

type Props = { readonly children: ReactNode };

/** Catches a defect of the screen: the plan is in its file, so the window says what happened and offers to start anew. */
export class DefectBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    appStore.setState({
      screen: "lost",
      lost: { title: en.error.defectTitle, because: en.error.defect(error.message) },
    });
    this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
