/** A principal authority of London, with the public facts a council record starts from. */
export interface LondonAuthority {
  /** Three-letter local authority code. */
  readonly code: string;
  /** Nine-character code of the Government Statistical Service. */
  readonly gssCode: string;
  readonly name: string;
  readonly niceName: string;
  /** LBO is a London borough, CC the City corporation. */
  readonly type: 'LBO' | 'CC';
  readonly typeName: 'London borough' | 'City corporation';
  readonly region: 'London';
  readonly nation: 'England';
  /** Mid-2020 estimate. */
  readonly population: number;
  readonly lat: number;
  readonly long: number;
  /** Which councils this one is like: region, emissions profile, deprivation quintile, rurality. */
  readonly similarityLabel: string;
}

type Row = readonly [
  code: string,
  gssCode: string,
  style: 'LBO' | 'RBO' | 'CIT' | 'CC',
  niceName: string,
  population: number,
  lat: number,
  long: number,
  emissions: string,
  deprivationQuintile: string,
];

// prettier-ignore
const rows: readonly Row[] = [
  ['LND', 'E09000001', 'CC', 'City of London', 10938, 51.5144, -0.0924, 'City of London', '4th'],
  ['BDG', 'E09000002', 'LBO', 'Barking and Dagenham', 214107, 51.5440, 0.1332, 'Urban Mainstream', '1st'],
  ['BNE', 'E09000003', 'LBO', 'Barnet', 399007, 51.6160, -0.2100, 'Urban Mainstream', '4th'],
  ['BEX', 'E09000004', 'LBO', 'Bexley', 249301, 51.4609, 0.1423, 'Urban Mainstream', '4th'],
  ['BEN', 'E09000005', 'LBO', 'Brent', 327753, 51.5585, -0.2678, 'Public sector', '2nd'],
  ['BRY', 'E09000006', 'LBO', 'Bromley', 332752, 51.3720, 0.0515, 'Urban Mainstream', '5th'],
  ['CMD', 'E09000007', 'LBO', 'Camden', 279516, 51.5464, -0.1574, 'Public sector', '3rd'],
  ['CRY', 'E09000008', 'LBO', 'Croydon', 388563, 51.3553, -0.0872, 'Urban Mainstream', '3rd'],
  ['EAL', 'E09000009', 'LBO', 'Ealing', 340341, 51.5225, -0.3310, 'Urban Mainstream', '3rd'],
  ['ENF', 'E09000010', 'LBO', 'Enfield', 333587, 51.6510, -0.0873, 'Urban Mainstream', '2nd'],
  ['GRE', 'E09000011', 'RBO', 'Greenwich', 289034, 51.4744, 0.0555, 'Urban Mainstream', '2nd'],
  ['HCK', 'E09000012', 'LBO', 'Hackney', 280941, 51.5523, -0.0633, 'Public sector', '1st'],
  ['HMF', 'E09000013', 'LBO', 'Hammersmith and Fulham', 183544, 51.4950, -0.2208, 'Public sector', '3rd'],
  ['HRY', 'E09000014', 'LBO', 'Haringey', 266357, 51.5904, -0.1075, 'Urban Mainstream', '2nd'],
  ['HRW', 'E09000015', 'LBO', 'Harrow', 252338, 51.5977, -0.3413, 'Urban Mainstream', '4th'],
  ['HAV', 'E09000016', 'LBO', 'Havering', 260651, 51.5631, 0.2204, 'Urban Mainstream', '4th'],
  ['HIL', 'E09000017', 'LBO', 'Hillingdon', 309014, 51.5415, -0.4457, 'Urban Mainstream', '4th'],
  ['HNS', 'E09000018', 'LBO', 'Hounslow', 271767, 51.4685, -0.3661, 'Urban Mainstream', '3rd'],
  ['ISL', 'E09000019', 'LBO', 'Islington', 248115, 51.5485, -0.1102, 'Public sector', '2nd'],
  ['KEC', 'E09000020', 'RBO', 'Kensington and Chelsea', 156864, 51.5012, -0.1922, 'Public sector', '3rd'],
  ['KTT', 'E09000021', 'RBO', 'Kingston upon Thames', 179142, 51.3879, -0.2869, 'Urban Mainstream', '5th'],
  ['LBH', 'E09000022', 'LBO', 'Lambeth', 321813, 51.4538, -0.1183, 'Public sector', '2nd'],
  ['LEW', 'E09000023', 'LBO', 'Lewisham', 305309, 51.4483, -0.0203, 'Urban Mainstream', '2nd'],
  ['MRT', 'E09000024', 'LBO', 'Merton', 206453, 51.4099, -0.1972, 'Urban Mainstream', '5th'],
  ['NWM', 'E09000025', 'LBO', 'Newham', 355266, 51.5269, 0.0375, 'Urban Mainstream', '2nd'],
  ['RDB', 'E09000026', 'LBO', 'Redbridge', 305658, 51.5857, 0.0759, 'Urban Mainstream', '4th'],
  ['RIC', 'E09000027', 'LBO', 'Richmond upon Thames', 198141, 51.4427, -0.3124, 'Urban Mainstream', '5th'],
  ['SWK', 'E09000028', 'LBO', 'Southwark', 320017, 51.4742, -0.0741, 'Public sector', '2nd'],
  ['STN', 'E09000029', 'LBO', 'Sutton', 207707, 51.3621, -0.1776, 'Urban Mainstream', '5th'],
  ['TWH', 'E09000030', 'LBO', 'Tower Hamlets', 331969, 51.5157, -0.0347, 'Public sector', '2nd'],
  ['WFT', 'E09000031', 'LBO', 'Waltham Forest', 276940, 51.5940, -0.0126, 'Urban Mainstream', '2nd'],
  ['WND', 'E09000032', 'LBO', 'Wandsworth', 329735, 51.4520, -0.1862, 'Public sector', '4th'],
  ['WSM', 'E09000033', 'CIT', 'Westminster', 269848, 51.5134, -0.1605, 'Public sector', '3rd'],
];

function officialName(style: Row[2], niceName: string): string {
  if (style === 'RBO') return `Royal Borough of ${niceName}`;
  if (style === 'CC') return `${niceName} Corporation`;
  if (style === 'CIT') return `City of ${niceName}`;
  return niceName === 'Hammersmith and Fulham'
    ? 'London Borough of Hammersmith & Fulham'
    : `London Borough of ${niceName}`;
}

/** The 33 principal authorities of London: 32 boroughs and the City, in order of GSS code. */
export const londonAuthorities: readonly LondonAuthority[] = rows.map(
  ([code, gssCode, style, niceName, population, lat, long, emissions, quintile]) => ({
    code,
    gssCode,
    name: officialName(style, niceName),
    niceName,
    type: style === 'CC' ? 'CC' : 'LBO',
    typeName: style === 'CC' ? 'City corporation' : 'London borough',
    region: 'London',
    nation: 'England',
    population,
    lat,
    long,
    similarityLabel: `London; Emissions: ${emissions}; ${quintile} IMD quintile; Urban`,
  }),
);
