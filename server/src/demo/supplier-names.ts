import type { SeededRandom } from './seeded-random.ts';

const first =
  `Amber Bramble Copper Dapple Ember Fennel Gable Hazel Inkwell Juniper Kestrel Lantern Marlow Nettle
  Oakum Pebble Quill Russet Saffron Thistle Umber Velvet Wicker Yarrow Zephyr Barley Cinder Damson Fallow Ginger
  Hollow Larch Mossy Orchard Plover Quarry Rushlight Sable Teasel Tansy`.split(/\s+/);

const second = `lark wren finch gate well stone thorn loom kite heron otter arch mill dale moor ferry tide
  shaw bell lamp wharf barrow spring latch fold cote pike weft`.split(/\s+/);

const partners =
  'Finch Rooke Oduya Pell Marchetti Tarn Okoro Brisk Vale Sandhu Lowe Quint Adeyi Hale Corry'.split(' ');

const forProfit = ['Ltd', 'Ltd', 'Limited', 'LLP', 'Ltd'];
const forPurpose = ['CIC', 'Community Interest Company', 'Trust', 'Co-operative', 'Foundation', 'CIO'];

/** The two halves as one word, or nothing where the same letter would meet itself. */
function joined(head: string, tail: string): string {
  return head.at(-1) === tail[0] ? '' : head + tail;
}

/** Gives out invented names, each beginning with a word no other name begins with. */
export function nameGiver(random: SeededRandom): (field: string, vcse: boolean, large: boolean) => string {
  const used = new Set<string>();
  return (field, vcse, large) => {
    let root = '';
    do root = joined(random.pick(first), random.pick(second));
    while (root === '' || used.has(root));
    used.add(root);
    const ending = vcse
      ? random.pick(forPurpose)
      : large
        ? random.pick(['plc', 'Group Ltd', 'Holdings Ltd'])
        : random.pick(forProfit);
    const middle = !vcse && random.chance(0.15) ? ` & ${random.pick(partners)}` : '';
    return `${root}${middle} ${field} ${ending}`;
  };
}
