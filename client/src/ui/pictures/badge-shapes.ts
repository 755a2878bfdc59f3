/** Outlines of enamel on a 100 × 100 grid around (50, 50), and the brass mount each sits on. */
export const badgeShapes = {
  round: { enamel: circle(30), mount: star(12, 45, 39) },
  hexagon: { enamel: polygon(6, 32), mount: polygon(6, 43) },
  octagon: { enamel: polygon(8, 32, 22.5), mount: star(16, 44, 40) },
  lozenge: { enamel: polygon(4, 34), mount: star(8, 46, 41) },
  shield: {
    enamel: 'M24 24h52v27c0 15-11 24-26 31-15-7-26-16-26-31z',
    mount: 'M15 15h70v36c0 20-15 31-35 40C30 82 15 71 15 51z',
  },
} as const;

export type BadgeShape = keyof typeof badgeShapes;

function circle(radius: number): string {
  return `M${50 - radius} 50a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
}

function polygon(corners: number, radius: number, turn = 0): string {
  return closed(Array.from({ length: corners }, (_, corner) => point((360 / corners) * corner + turn, radius)));
}

/** A scalloped edge: points and the dips between them, in turn. */
function star(points: number, outer: number, inner: number): string {
  return closed(
    Array.from({ length: points * 2 }, (_, corner) => point((180 / points) * corner, corner % 2 ? inner : outer)),
  );
}

function point(degrees: number, radius: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`;
}

function closed(points: string[]): string {
  return `M${points.join('L')}z`;
}
