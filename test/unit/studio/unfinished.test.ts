import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeAbandoned, unfinishedName } from "../../../core/studio/files/unfinished.ts";
import { createPlan } from "./new-england.ts";
import { studioForTest } from "./studio-for-test.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string): string => {
  writeFileSync(join(folder, name), "half");
  return name;
};
/** A process that has ended. */
const gone = spawnSync(process.execPath, ["--version"]).pid;
const ofProcess = (name: string, pid: number): string => name.replace(`-${process.pid}-`, `-${pid}-`);
const ofMachine = (name: string, machine: string): string => name.replace(/[0-9a-f]{8}(?=-\d+-)/, machine);

describe("removeAbandoned", () => {
  it("takes away what a process left that is gone, and nothing else", () => {
    const dead = ofProcess(unfinishedName("Plan.bailiwick"), gone);
    const deadElsewhere = ofMachine(dead, "00000000");
    put(dead);
    put(`${dead}-journal`);
    const stay = [
      put(unfinishedName("Plan.bailiwick")),
      put(deadElsewhere),
      put("Plan.bailiwick"),
      put(".Plan.bailiwick.part"),
      put(".other-program.4f0c.part"),
    ];
    removeAbandoned(folder, Date.now());
    expect(readdirSync(folder).sort()).toEqual(stay.sort());
  });

  it("takes away what nobody has touched for a day, on whatever machine it was begun", () => {
    const old = put(ofMachine(unfinishedName("Plan.bailiwick"), "00000000"));
    utimesSync(join(folder, old), new Date(0), new Date(Date.now() - 25 * 3600 * 1000));
    const young = put(ofMachine(unfinishedName("Plan.bailiwick"), "00000001"));
    removeAbandoned(folder, Date.now());
    expect(readdirSync(folder)).toEqual([young]);
    expect(() => removeAbandoned(join(folder, "nowhere"), 0)).not.toThrow();
  });
});

describe("a studio", () => {
  it("cleans the plans folder of a killed import when it starts, and names copies by the plan where a folder is chosen", async () => {
    // The studio removes this one when it is closed.
    const home = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
    mkdirSync(join(home, "plans"));
    writeFileSync(join(home, "plans", ofProcess(unfinishedName("x.bailiwick"), gone)), "half");
    const studio = studioForTest(home);
    expect(readdirSync(studio.plansFolder)).toEqual([]);
    await createPlan(studio, { layer: "us-state" });
    const copies = [];
    for (let i = 0; i < 2; i++) copies.push((await studio.call.plan.saveCopy({ folder })).path);
    expect(copies).toEqual([join(folder, "New England.bailiwick"), join(folder, "New England 2.bailiwick")]);
  });
});
