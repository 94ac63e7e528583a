// A screen that nobody sees, for browsers that cannot do without one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

export class Display {
  /** Its name, for the environment's `DISPLAY`. */
  readonly name: string;
  readonly stop: () => Promise<void>;

  private constructor(name: string, stop: () => Promise<void>) {
    this.name = name;
    this.stop = stop;
  }

  static async start(): Promise<Display> {
    const screen = ["-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
    // It looks for a number that is free, and tells it.
    const xvfb = spawn("Xvfb", ["-displayfd", "3", ...screen], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const isEnded = once(xvfb, "exit");
    const [number] = await once(xvfb.stdio[3] as Readable, "data");
    return new Display(`:${String(number).trim()}`, async () => {
      xvfb.kill();
      await isEnded;
    });
  }
}
