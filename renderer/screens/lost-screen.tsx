import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { Logo } from "../components/logo.tsx";
import { appStore } from "../stores/app-store.ts";
import { en } from "../text/en.ts";
import classes from "./lost-screen.module.css";

/** The service is gone: what happened, what was kept, what to do. */
export function LostScreen() {
  const because = useStore(appStore, (state) => state.lostBecause);
  return (
    <main className={classes.screen}>
      <Logo size={40} />
      <h1>{en.error.lostTitle}</h1>
      <p>{because}</p>
      <Button onClick={() => location.reload()}>{en.error.reload}</Button>
    </main>
  );
}
