// All other computers, played by a proxy that lets nothing through and notes what was asked for.
import { once } from "node:events";
import { createServer, type Server } from "node:http";

export class Outside {
  readonly #proxy: Server;
  #asked: string[] = [];

  private constructor() {
    this.#proxy = createServer((request, response) => {
      this.#asked.push(`${request.method} ${request.url}`);
      response.writeHead(502).end();
    });
    this.#proxy.on("connect", (request, socket) => {
      this.#asked.push(`CONNECT ${request.url}`);
      socket.end("HTTP/1.1 502 There is nobody outside\r\n\r\n");
    });
  }

  static async start(): Promise<Outside> {
    const outside = new Outside();
    outside.#proxy.listen(0, "127.0.0.1");
    await once(outside.#proxy, "listening");
    return outside;
  }

  /** The host and port. */
  get host(): string {
    const address = this.#proxy.address();
    if (address === null || typeof address === "string") throw new Error("The proxy is not started.");
    return `127.0.0.1:${address.port}`;
  }

  /** What was asked of other computers so far. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  async stop(): Promise<void> {
    this.#proxy.closeAllConnections();
    this.#proxy.close();
    await once(this.#proxy, "close");
  }
}
