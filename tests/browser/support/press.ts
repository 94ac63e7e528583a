// The server under test: `press serve`, which answers as a static host does.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export const PRESS = process.env.PRESS ?? "target/debug/press";
export const DIST = process.env.DIST ?? "dist";
export const APP = process.env.APP ?? "target/app";

export class Server {
  /** Where the site is: the scheme, the host and the port, without a slash at the end. */
  readonly origin: string;
  #press: ChildProcess;
  #said: () => string;

  private constructor(press: ChildProcess, url: string, said: () => string) {
    this.#press = press;
    this.#said = said;
    this.origin = new URL(url).origin;
  }

  /** Starts `press serve` with these arguments, at any port that is free. */
  static async start(...args: string[]): Promise<Server> {
    const press = spawn(PRESS, ["serve", "--port", "0", ...args], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    const url = await new Promise<string>((resolve, reject) => {
      press.on("error", reject);
      press.on("exit", () => reject(new Error(`press stopped:\n${said}`)));
      press.stderr.on("data", (text) => {
        said += text;
        const serving = /^serving (\S+)$/m.exec(said);
        if (serving?.[1]) resolve(serving[1]);
      });
    });
    return new Server(press, url, () => said);
  }

  /** All that it has said so far. */
  said(): string {
    return this.#said();
  }

  async stop(): Promise<void> {
    const gone = once(this.#press, "exit");
    this.#press.kill();
    await gone;
  }
}

/** The published site, as a fixture of a worker. */
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
export async function served({}, use: (server: Server) => Promise<void>): Promise<void> {
  const server = await Server.start("--out", DIST);
  await use(server);
  await server.stop();
}
