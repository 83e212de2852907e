/** The JSON that ELK (Eclipse Layout Kernel, elkjs) reads and writes, as far as it is used here; the core does not import elkjs. */

export interface ElkNode {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly children?: readonly ElkNode[];
  readonly edges?: readonly ElkEdge[];
}

export interface ElkEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly labels?: readonly ElkLabel[];
  readonly sections?: readonly ElkSection[];
  /** Node whose corner the coordinates of sections and labels count from (kieler/elkjs#275, eclipse-elk/elk#901). */
  readonly container?: string;
}

export interface ElkLabel {
  readonly id: string;
  readonly text?: string;
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

export interface ElkSection {
  readonly startPoint: ElkPoint;
  readonly endPoint: ElkPoint;
  readonly bendPoints?: readonly ElkPoint[];
}

export interface ElkPoint {
  readonly x: number;
  readonly y: number;
}
