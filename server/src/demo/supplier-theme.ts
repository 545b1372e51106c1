/** A piece of text and the terms it speaks of, parted by a space; with none it fits every term of its theme. */
export type ThemePiece = readonly [text: string, termCodes?: string];

/** What firms of one field have in common, in pieces from which each firm's own text is put together. */
export interface SupplierTheme {
  readonly key: string;
  /** Share of firms that are voluntary, community or social enterprises, 0 to 1. */
  readonly vcseShare: number;
  /** Second halves of names. */
  readonly names: readonly string[];
  /** What such firms count. */
  readonly units: readonly string[];
  readonly accreditations: readonly string[];
  readonly termCodes: readonly string[];
  /** Who starts such a firm, as in "started by …". */
  readonly founders: readonly string[];
  /** Whom they work for, as in "for …". */
  readonly audiences: readonly ThemePiece[];
  /** How they work: whole sentences without the full stop. */
  readonly methods: readonly ThemePiece[];
  /** What came of it: whole sentences without the full stop. */
  readonly results: readonly ThemePiece[];
  /** What they say of themselves: whole sentences without the full stop. */
  readonly habits: readonly string[];
}
