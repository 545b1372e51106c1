import { expect, test } from 'vitest';
import { placesOf } from '../people/find-person.ts';
import { runImport } from './import.service.ts';
import { contractsFinder } from './sources/contracts-finder.ts';
import { awardsFile, databaseForImports, everyRow, file, quoted } from './testing/small-files.ts';

const database = databaseForImports();

const first = ['Zebedee', 'Philomena', 'Barnaby', 'Ottoline', 'Cuthbert', 'Ermintrude'];
const last = [
  'Quartermain',
  'Featherstonehaugh',
  'Wigglesworth',
  'Thistlewood',
  'Ramsbottom',
  'Copperthwaite',
];
const numbers = [
  '020 7946 0018',
  '0161 496 0127',
  '+44 (0)113 496 0999',
  '07700 900 481',
  '01632-960-732',
  '0044 7700 900555',
  '(029) 2018 0777',
  '08081570192',
];
const people = first.flatMap((name, i) =>
  last.map((family, j) => ({
    name: `${name} ${family}`,
    family,
    email: `${name}.${family}${i}${j}@leeds-council.example`.toLowerCase(),
    phone: numbers[(i * last.length + j) % numbers.length]!,
  })),
);
type Contact = (typeof people)[number];
const contact = ({ name, email, phone }: Contact) => ({
  name,
  email,
  telephone: phone,
  faxNumber: phone,
  url: `mailto:${email}`,
});
const written = ({ name, email, phone }: Contact) =>
  [
    `Contact: ${name}, ${email}, tel ${phone}.`,
    `<p>For the attention of ${name}: <a href="mailto:${email}">${email}</a> or ${phone}</p>`,
    `Email ${email.replace('@', ' [at] ')} or call Mr ${name} on ${phone}`,
    `Questions to ${email} (${phone}) by noon`,
  ] as const;

/** Every form in which a detail may have been kept. */
const details = people.flatMap(({ family, email, phone }) => [
  email,
  email.split('@')[0]!,
  email.replace('@', ' [at] '),
  phone,
  phone.replaceAll(/\D/g, ''),
  family,
]);

async function nothingIsKept(): Promise<void> {
  const places = await placesOf(database().fork(), [...details, 'leeds-council.example', 'mailto:']);
  expect(places).toEqual([]);
  const phones = await everyRow<{ text: string }>(
    database(),
    `select to_jsonb(e)::text as text from engagements e union all select to_jsonb(n)::text from needs n
     union all select to_jsonb(r)::text from import_refusals r`,
  );
  for (const { text } of phones) expect(text).not.toMatch(/7946|496 ?0|900 ?(481|555)|960|2018|81570192/);
}
const needsStored = async () =>
  (await everyRow<{ n: number }>(database(), 'select count(*)::int as n from needs'))[0]!.n;

test('of releases full of contact points nothing that leads to a person is stored in any column', async () => {
  const releases = people.map((person, i) => ({
    ocid: `ocds-contact-${i}`,
    date: '2021-04-29T11:45:26Z',
    tag: [i % 2 ? 'tender' : 'award'],
    buyer: { name: 'Leeds City Council', contactPoint: contact(person) },
    parties: [
      {
        name: 'Leeds City Council',
        roles: ['buyer'],
        contactPoint: contact(person),
        additionalContactPoints: [contact(person)],
      },
      {
        id: 's',
        name: `Supplier ${i} Ltd`,
        roles: ['supplier'],
        contactPoint: contact(person),
        address: { streetAddress: `c/o ${person.name}` },
      },
    ],
    tender: {
      title: `Care at home ${i} ${written(person)[3]}`,
      description: written(person)[i % 4],
      status: i % 2 ? 'active' : 'complete',
      tenderPeriod: { endDate: '2099-01-01T00:00:00Z' },
      classification: { scheme: 'CPV', id: '85312400' },
      items: [{ description: written(person)[0], classification: { scheme: 'CPV', id: '85312400' } }],
      procuringEntity: { name: 'Leeds City Council', contactPoint: contact(person) },
      documents: [{ description: written(person)[1] }],
    },
    ...(i % 2
      ? {}
      : {
          awards: [
            {
              status: 'active',
              date: '2021-02-01',
              title: written(person)[2],
              description: written(person)[0],
              suppliers: [{ id: 's', name: `Supplier ${i} Ltd`, contactPoint: contact(person) }],
            },
          ],
        }),
  }));
  // Some cannot be used: what is said of them must not repeat what stood in them.
  const broken = people.slice(0, 6).map((person) => ({
    buyer: { contactPoint: contact(person) },
    ocid: null,
    tender: { description: written(person)[0] },
  }));
  const report = await runImport(
    database(),
    'ocds',
    file('contacts.json', JSON.stringify({ releases: [...releases, ...broken] })),
  );
  expect(report).toMatchObject({ state: 'finished', rowsRead: 42, refused: 6 });
  expect(await needsStored()).toBe(36);
  await nothingIsKept();
  const [text] = await everyRow<{ kept: string }>(
    database(),
    `select string_agg(description, ' ') as kept from engagements`,
  );
  expect(text!.kept).toContain('[email]');
  expect(text!.kept).toContain('[phone]');
});

test('of a Contracts Finder export with its contact columns nothing is stored either', async () => {
  const columns = [
    ...contractsFinder.requiredColumns![0]!,
    'Contact Name',
    'Contact Email',
    'Contact Telephone',
    'Contact Address 1',
    'Additional Text',
  ];
  const rows = people.map((person, i) => [
    `CF-${i}`,
    'Contract',
    'Leeds City Council',
    'Awarded',
    '2021-03-04T10:00:00Z',
    `Care ${i}: ${written(person)[3]}`,
    written(person)[i % 4]!,
    '85312400',
    '2021-03-01',
    '1000',
    '2000',
    '2021-03-05',
    '1500',
    `[Supplier ${i} Ltd|c/o ${person.name}, ${person.phone}, 1 Road|NONE||Yes|No]`,
    person.name,
    person.email,
    person.phone,
    `c/o ${person.name}`,
    written(person)[0],
  ]);
  const report = await runImport(
    database(),
    'contracts-finder',
    file('contacts.csv', `${[columns, ...rows].map(quoted).join('\r\n')}\r\n`),
  );
  expect(report.state).toBe('finished');
  expect(report.rowsRead).toBe(36);
  expect(await needsStored()).toBe(36);
  await nothingIsKept();
});

test('nor of a file of awards whose texts hold them', async () => {
  const rows = people.map((person, i) => ({
    notice_id: `N${i}`,
    supplier: `Supplier ${i} Ltd`,
    title: `Care ${i}. ${written(person)[i % 4]}`,
    description: written(person).join('\n'),
  }));
  const report = await runImport(database(), 'awards', awardsFile('contact-awards.csv', ...rows));
  expect(report.state).toBe('finished');
  expect(await needsStored()).toBe(36);
  await nothingIsKept();
});
