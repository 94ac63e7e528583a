// The engines: how the driver of each is started, and what it is told, so that a browser follows the system's colours as they
// are wanted, and asks no other computer for anything.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect } from "@playwright/test";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";

export type ColorScheme = "light" | "dark";

/** What surrounds a browser. */
export interface Surroundings {
  readonly colorScheme: ColorScheme;
  /** The host and port of the proxy to which it turns for any other computer. */
  readonly outside: string;
  /** The X display, for browsers that cannot do without. */
  readonly display: string;
}

export interface Engine {
  /** The command of the driver. */
  readonly driver: string;
  /** Tells the driver at which port it is to answer. */
  arguments(port: number, anotherPort: number): string[];
  environment?(surroundings: Surroundings): NodeJS.ProcessEnv;
  capabilities(surroundings: Surroundings): Record<string, unknown>;
  /** What the browser asks of other computers for its own ends, whatever it is told. */
  readonly forItself?: RegExp;
}

export const ENGINES: Readonly<Record<string, Engine>> = {
  chromium: {
    driver: "chromedriver",
    arguments: (port) => [`--port=${port}`, "--silent"],
    capabilities: ({ colorScheme }) => ({
      browserName: "chrome",
      webSocketUrl: true,
      "goog:chromeOptions": {
        binary: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--disable-default-apps",
          "--disable-client-side-phishing-detection",
          "--allow-browser-signin=false",
          "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate",
          ...(colorScheme === "dark" ? ["--force-dark-mode"] : []),
        ],
      },
    }),
    forItself: /\b(accounts\.google|update\.googleapis)\.com\b/,
  },
  firefox: {
    driver: "geckodriver",
    arguments: (port, anotherPort) => ["--port", `${port}`, "--websocket-port", `${anotherPort}`, "--log", "fatal"],
    // Without this it asks for its remote settings, whatever geckodriver tells it.
    environment: () => ({ MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" }),
    capabilities: ({ colorScheme }) => ({
      browserName: "firefox",
      webSocketUrl: true,
      "moz:firefoxOptions": {
        binary: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
        args: ["-headless"],
        // geckodriver turns most of what Firefox does by itself off.
        prefs: {
          "ui.systemUsesDarkTheme": colorScheme === "dark" ? 1 : 0,
          "network.captive-portal-service.enabled": false,
          "network.connectivity-service.enabled": false,
          "network.trr.mode": 5,
          "dom.push.connection.enabled": false,
          "browser.safebrowsing.downloads.remote.enabled": false,
        },
      },
    }),
  },
  webkit: {
    driver: "WebKitWebDriver",
    arguments: (port) => [`--port=${port}`],
    environment: ({ colorScheme, display }) => ({
      DISPLAY: display,
      GTK_THEME: colorScheme === "dark" ? "Adwaita:dark" : "Adwaita",
      GTK_A11Y: "none",
      NO_AT_BRIDGE: "1",
    }),
    // The driver brings a browser of its own.
    capabilities: () => ({ browserName: "MiniBrowser" }),
  },
};

export interface Session {
  readonly browser: WebDriver;
  /** Ends the browser and its driver. */
  end(): Promise<void>;
}

/** How long a driver may take to start a browser, in milliseconds. */
const PATIENCE = 30_000;

/** Starts a driver and its browser. Now and then WebKit's driver never answers: then another is tried. */
export async function browse(engine: Engine, surroundings: Surroundings): Promise<Session> {
  const session = (await start(engine, surroundings)) ?? (await start(engine, surroundings));
  if (!session) throw new Error(`${engine.driver} has started no browser within ${PATIENCE} ms, twice.`);
  return session;
}

async function start(engine: Engine, surroundings: Surroundings): Promise<Session | undefined> {
  const port = await freePort();
  const driver = spawn(engine.driver, engine.arguments(port, await freePort()), {
    // In a group of its own, so that the browser is ended with it in any case.
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...engine.environment?.(surroundings) },
  });
  const isEnded = once(driver, "exit");
  await once(driver, "spawn");
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => isReady(url), `${engine.driver} answers`).toBe(true);
  const endDriver = async () => {
    if (driver.pid !== undefined && driver.exitCode === null) process.kill(-driver.pid, "SIGKILL");
    await isEnded;
  };
  const asking = new Builder().usingServer(url).withCapabilities(asked(engine, surroundings)).build();
  const browser = await within(PATIENCE, asking);
  if (!browser) {
    await endDriver();
    return undefined;
  }
  return { browser, end: () => within(PATIENCE, browser.quit()).finally(endDriver) };
}

/** What is promised, or nothing where that takes too long. */
async function within<Thing>(milliseconds: number, thing: PromiseLike<Thing>): Promise<Thing | undefined> {
  const stop = new AbortController();
  const end = setTimeout(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
  return Promise.race([thing, end]).finally(() => stop.abort());
}

function asked(engine: Engine, surroundings: Surroundings): Capabilities {
  const { outside } = surroundings;
  const proxy = { proxyType: "manual", httpProxy: outside, sslProxy: outside, noProxy: ["127.0.0.1"] };
  return new Capabilities({ proxy, ...engine.capabilities(surroundings) });
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { value } = (await (await fetch(`${url}/status`)).json()) as { value: { ready: boolean } };
    return value.ready;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
