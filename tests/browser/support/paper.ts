// What is printed, read with other tools: the text of the sheets, and the QR code in a picture of them.
import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import jsQR from "jsqr";

export type Format = "A4" | "Letter";

export class Paper {
  readonly #pdf: Buffer;
  /** The text of each sheet, laid out as it is printed. */
  readonly sheets: readonly string[];
  /** What the file says of itself, by name. */
  readonly facts: ReadonlyMap<string, string>;

  private constructor(pdf: Buffer) {
    this.#pdf = pdf;
    this.sheets = run("pdftotext", ["-layout", "-", "-"], pdf).toString().split("\f").slice(0, -1);
    const lines = run("pdfinfo", ["-"], pdf).toString().split("\n");
    this.facts = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
    );
  }

  static async print(page: Page, format: Format): Promise<Paper> {
    return new Paper(await page.pdf({ format, tagged: true, outline: true }));
  }

  /** The text in the order of the page, without spaces and line ends: where lines end is the paper's affair. */
  get text(): string {
    return squeeze(run("pdftotext", ["-", "-"], this.#pdf).toString());
  }

  /** The types of the elements in the structure that assistive technology reads. */
  get structure(): string {
    return run("pdfinfo", ["-struct", "-"], this.#pdf).toString();
  }

  /** What the QR code on a sheet, counted from 1, says to a telephone. */
  code(sheet: number): string | undefined {
    const at = ["-f", `${sheet}`, "-l", `${sheet}`, "-r", "150", "-"];
    const [, width, height, , pixels] = parsePpm(run("pdftoppm", at, this.#pdf));
    const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let pixel = 0; pixel < width * height; pixel++) rgba.set(pixels.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
    return jsQR.default(rgba, width, height)?.data;
  }
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

function run(tool: string, args: string[], input: Buffer): Buffer {
  return execFileSync(tool, args, { input, maxBuffer: 1 << 26 });
}

/** A portable pixmap: its kind, width, height, greatest value and pixels. */
function parsePpm(file: Buffer): [string, number, number, number, Buffer] {
  const head = /^(P6)\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(file.subarray(0, 40).toString("latin1"));
  if (!head) throw new Error("pdftoppm gave no pixmap");
  const [all, kind, width, height, most] = head;
  return [kind as string, Number(width), Number(height), Number(most), file.subarray(all.length)];
}
