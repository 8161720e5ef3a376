import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { Logo } from "../components/logo.tsx";
import { appStore } from "../stores/app-store.ts";
import { en } from "../text/en.ts";
import classes from "./lost-screen.module.css";

/** The window cannot go on: what happened, what was kept, what to do. */
export function LostScreen() {
  const lost = useStore(appStore, (state) => state.lost);
  return (
    <main className={classes.screen}>
      <Logo size={40} />
      <h1>{lost?.title}</h1>
      <p>{lost?.because}</p>
      <Button onClick={() => location.reload()}>{en.error.reload}</Button>
    </main>
  );
}
