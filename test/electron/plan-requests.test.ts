import { describe, expect, it } from "vitest";
import { planInArguments, planRequests } from "../../electron/plan-requests.ts";

describe("the plan among the arguments", () => {
  it.each([
    [["bailiwick", "/plans/west.bailiwick"], "/plans/west.bailiwick"],
    [["electron", ".", "west.bailiwick"], "/home/west.bailiwick"],
    [["bailiwick", "WEST.BAILIWICK", "--flag"], "/home/WEST.BAILIWICK"],
    [["bailiwick", "--open=west.bailiwick"], null],
    [["/opt/bailiwick.bailiwick"], null],
    [["bailiwick", "accounts.csv"], null],
  ])("of %j is %j", (argv, path) => {
    expect(planInArguments(argv, "/home")).toBe(path);
  });
});

describe("a plan that the desktop asks for", () => {
  it("waits for the page, comes once, and only the latest", () => {
    const requests = planRequests();
    const opened: string[] = [];
    requests.open("first");
    requests.open("second");
    requests.pageIsReady((path) => opened.push(path));
    requests.pageIsReady((path) => opened.push(path));
    expect(opened).toEqual(["second"]);
    requests.open("third");
    expect(opened).toEqual(["second", "third"]);
  });

  it("waits again while the page loads anew", () => {
    const requests = planRequests();
    const opened: string[] = [];
    requests.pageIsReady((path) => opened.push(`old ${path}`));
    requests.pageIsGone();
    requests.open("plan");
    expect(opened).toEqual([]);
    requests.pageIsReady((path) => opened.push(`new ${path}`));
    expect(opened).toEqual(["new plan"]);
  });
});
