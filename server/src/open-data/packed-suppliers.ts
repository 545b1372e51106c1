/** One supplier as Contracts Finder packs it into a cell; its address is not kept. */
export interface PackedSupplier {
  name: string;
  referenceType: string;
  referenceNumber: string;
  sme: string;
  vcse: string;
}

const one = /^([\s\S]*)\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)$/;

/**
 * Unpacks `[Name|Address|Ref type|Ref Number|Is SME|Is VCSE][…]`. Names and addresses may hold brackets, new
 * lines and even bars: the four last fields are counted from the end, the name ends at the first bar.
 * Never throws; what has too few fields is told in `dropped`.
 */
export function unpackSuppliers(cell: string, dropped: string[]): PackedSupplier[] {
  const text = cell.trim();
  if (!text) return [];
  const inner = text.replace(/^\[/, '').replace(/\]$/, '');
  return inner.split(/\](?<=\|[^|[\]]*\])\s*\[/).flatMap((packed) => {
    const match = one.exec(packed);
    const bar = packed.indexOf('|');
    if (!match || bar < 0) {
      dropped.push(
        `supplier "${packed.slice(0, 60)}" is not packed as name, address, reference, SME and VCSE`,
      );
      return [];
    }
    return [
      {
        name: packed.slice(0, bar).trim(),
        referenceType: match[2]!.trim(),
        referenceNumber: match[3]!.trim(),
        sme: match[4]!.trim(),
        vcse: match[5]!.trim(),
      },
    ];
  });
}
