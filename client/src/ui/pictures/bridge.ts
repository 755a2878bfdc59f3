/** The geometry of a rope bridge in pixels: pure, so that it can be checked without drawing. */
export interface Plank {
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0..1 */
  fill: number;
  /** Degrees, along the deck. */
  turn: number;
  /** Where its hanger meets the hand rope. */
  ropeY: number;
}

export interface BridgeShape {
  width: number;
  height: number;
  planks: Plank[];
  /** Width of each bank. */
  bank: number;
  handRope: string;
  deckRope: string;
  /** Planks too narrow to fill sideways are filled from below. */
  upright: boolean;
  /** So narrow that edges and every hanger would hide what is filled. */
  dense: boolean;
  waterY: number;
}

export const bridgeHeight = 132;
export const mostPlanks = 60;

const ground = 50;
const handY = 20;
const waterY = 98;

/** One plank a colleague; beyond sixty, each plank shows the mean of an equal share of them, so the sum stays true. */
export function gather(fills: readonly number[]): number[] {
  const bounded = fills.map((fill) => Math.min(1, Math.max(0, Number.isFinite(fill) ? fill : 0)));
  if (bounded.length <= mostPlanks) return bounded;
  return Array.from({ length: mostPlanks }, (_, plank) => {
    const from = (plank * bounded.length) / mostPlanks;
    const to = ((plank + 1) * bounded.length) / mostPlanks;
    let sum = 0;
    for (let at = Math.floor(from); at < to; at += 1) {
      sum += (bounded[at] ?? 0) * (Math.min(to, at + 1) - Math.max(from, at));
    }
    return sum / (to - from);
  });
}

/** Lays the planks along a parabola between two banks, `room` pixels from edge to edge; below 160 it would not be a bridge. */
export function bridgeOf(fills: readonly number[], room: number): BridgeShape {
  const width = Math.max(160, room);
  const laid = gather(fills);
  const bank = Math.min(66, Math.max(26, width * 0.085));
  const span = width - 2 * bank;
  const sag = Math.min(26, span * 0.075);
  const count = Math.max(1, laid.length);
  const pitch = span / (count + 0.6);
  const upright = pitch < 15;
  const plankWidth = Math.min(pitch * (upright ? 0.68 : 0.76), 54);
  const plankHeight = upright ? 15 : 12;

  const planks = laid.map((fill, index): Plank => {
    const t = (index + 0.8) / (count + 0.6);
    const slope = (4 * sag * (1 - 2 * t)) / span;
    return {
      x: bank + t * span,
      y: ground + drop(t, sag),
      width: plankWidth,
      height: plankHeight,
      fill,
      turn: (Math.atan(slope) * 180) / Math.PI,
      ropeY: handY + drop(handT(t, span), sag * 0.95),
    };
  });
  return {
    width,
    height: bridgeHeight,
    planks,
    bank,
    handRope: rope(bank - 9, width - bank + 9, handY, sag * 0.95),
    deckRope: rope(bank - 4, width - bank + 4, ground, sag),
    upright,
    dense: pitch < 7,
    waterY,
  };
}

/** The hand rope begins nine pixels further out than the deck. */
function handT(t: number, span: number): number {
  return (t * span + 9) / (span + 18);
}

function drop(t: number, sag: number): number {
  return 4 * sag * t * (1 - t);
}

/** A quadratic curve is the parabola itself; its control point hangs twice as deep as the rope. */
function rope(from: number, to: number, y: number, sag: number): string {
  return `M${round(from)} ${y}Q${round((from + to) / 2)} ${round(y + 2 * sag)} ${round(to)} ${y}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
