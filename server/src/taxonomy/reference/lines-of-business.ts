/** A service area of councils, keyed to the lines by which councils report their spending. */
export interface LineOfBusinessReference {
  readonly code: string;
  readonly name: string;
  /** Code of the parent service group in the revenue outturn. */
  readonly group: string;
  readonly description: string;
  /** Which tiers of local government run it. */
  readonly tiers: { readonly district: boolean; readonly county: boolean; readonly unitary: boolean };
  /** Codes of the revenue outturn lines it covers. */
  readonly outturnCodes: readonly string[];
  /** Capability terms typical for the line; each names a branch, its narrower terms included. */
  readonly termCodes: readonly string[];
}

const everyTier = { district: true, county: true, unitary: true } as const;
const upperTier = { district: false, county: true, unitary: true } as const;
const lowerTier = { district: true, county: false, unitary: true } as const;

/** The lines of business a council can run, in the order in which they are listed on screen. */
export const linesOfBusiness: readonly LineOfBusinessReference[] = [
  {
    code: 'adult-social-care',
    name: 'Adult social care',
    group: 'adult-social-care',
    description: 'Care and support for older people, disabled adults and the people who look after them.',
    tiers: upperTier,
    outturnCodes: ['adult-social-care', 'supporting-people', 'other-welfare-services'],
    termCodes: ['adult-care', 'mental-health-support', 'community-equipment', 'technology-enabled-care'],
  },
  {
    code: 'children-services',
    name: "Children's services",
    group: 'children-social-care',
    description:
      'Protecting children, supporting families early, and caring for children who cannot live at home.',
    tiers: upperTier,
    outturnCodes: ['children-social-care'],
    termCodes: ['children-and-families', 'case-management-systems', 'advocacy'],
  },
  {
    code: 'schools-and-learning',
    name: 'Schools and learning',
    group: 'education-services',
    description: 'School places, support for special educational needs, school meals and adult learning.',
    tiers: upperTier,
    outturnCodes: ['education-services'],
    termCodes: ['education-and-skills', 'special-educational-needs', 'school-catering'],
  },
  {
    code: 'send-transport',
    name: 'Home to school and assisted travel',
    group: 'highways-and-transport-services',
    description:
      'Getting children with special educational needs and adults with care needs to where they learn and meet.',
    tiers: upperTier,
    outturnCodes: ['education-services', 'highways-and-transport-services'],
    termCodes: ['passenger-transport', 'route-planning', 'travel-training'],
  },
  {
    code: 'public-health',
    name: 'Public health',
    group: 'public-health',
    description:
      'Preventing illness and narrowing the health gap: sexual health, drugs and alcohol, smoking, weight.',
    tiers: upperTier,
    outturnCodes: ['public-health'],
    termCodes: ['public-health-services', 'drug-and-alcohol-services', 'sexual-health'],
  },
  {
    code: 'housing-repairs',
    name: 'Housing repairs and safety',
    group: 'housing-services-gfra-only',
    description: "Keeping the council's homes safe, dry, warm and in good repair.",
    tiers: lowerTier,
    outturnCodes: [
      'housing-services-gfra-only',
      'other-council-property-non-hra',
      'administration-of-financial-support-for-repairs-and-improvements',
    ],
    termCodes: ['building-repairs', 'damp-and-mould', 'building-safety', 'heating-and-plumbing', 'asbestos'],
  },
  {
    code: 'housing-management',
    name: 'Housing management',
    group: 'housing-services-gfra-only',
    description:
      'Letting council homes, collecting rent, looking after estates and hearing what tenants say.',
    tiers: lowerTier,
    outturnCodes: [
      'housing-strategy-and-advice',
      'other-welfare-services',
      'la-stock-and-housing-association-stock',
    ],
    termCodes: ['tenancy-and-estates', 'housing-systems', 'resident-engagement'],
  },
  {
    code: 'homelessness-prevention',
    name: 'Homelessness and temporary accommodation',
    group: 'housing-services-gfra-only',
    description: 'Stopping people losing their home, and finding somewhere safe for those who have.',
    tiers: lowerTier,
    outturnCodes: [
      'homelessness-administration-homelessness-reduction-act',
      'homelessness-administration-temporary-accommodation',
      'homelessness-non-hra-housing-admin',
      'nightly-paid-accommodation-self-contained',
      'private-sector-leased',
      'bed-and-breakfast-hotels',
      'other-temporary-accommodation',
    ],
    termCodes: ['homelessness-support', 'temporary-accommodation', 'debt-and-money-advice'],
  },
  {
    code: 'waste-and-recycling',
    name: 'Waste, recycling and street cleaning',
    group: 'environmental-and-regulatory-services',
    description: 'Emptying bins, recycling more, disposing of the rest and keeping streets clean.',
    tiers: everyTier,
    outturnCodes: [
      'waste-collection',
      'waste-disposal',
      'trade-waste',
      'recycling',
      'waste-minimisation',
      'street-cleansing-not-chargeable-to-highways',
      'public-conveniences',
    ],
    termCodes: ['waste-services', 'street-cleaning', 'route-planning'],
  },
  {
    code: 'highways',
    name: 'Highways and transport',
    group: 'highways-and-transport-services',
    description: 'Roads, pavements, lighting, drainage, bridges and making travel safer and greener.',
    tiers: upperTier,
    outturnCodes: ['highways-and-transport-services', 'land-drainage', 'defences-against-flooding'],
    termCodes: [
      'road-works-and-maintenance',
      'transport-planning',
      'drainage-and-flooding',
      'street-lighting',
    ],
  },
  {
    code: 'parking',
    name: 'Parking and kerbside',
    group: 'highways-and-transport-services',
    description: 'Permits, car parks, enforcement and the use of the kerb.',
    tiers: everyTier,
    outturnCodes: ['highways-and-transport-services'],
    termCodes: ['parking-services', 'electric-vehicle-charging'],
  },
  {
    code: 'planning',
    name: 'Planning and building control',
    group: 'planning-and-development-services',
    description:
      'Deciding planning applications, making the local plan and checking that buildings are safe.',
    tiers: everyTier,
    outturnCodes: [
      'development-control',
      'building-control',
      'conservation-and-listed-buildings',
      'other-planning-policy-and-specialist-advice',
      'local-land-charges',
    ],
    termCodes: ['planning-services', 'planning-systems', 'surveying-and-mapping'],
  },
  {
    code: 'economic-development',
    name: 'Economic development and regeneration',
    group: 'planning-and-development-services',
    description: 'Helping businesses start, people into work and town centres to thrive.',
    tiers: everyTier,
    outturnCodes: [
      'economic-development',
      'economic-research-and-intelligence',
      'business-support-and-promotion',
      'environmental-initiatives',
      'business-improvement-district-ballots',
    ],
    termCodes: ['economy-and-employment', 'regeneration-and-development', 'construction-works'],
  },
  {
    code: 'parks',
    name: 'Parks, trees and cemeteries',
    group: 'cultural-and-related-services',
    description: 'Parks, play areas, trees, allotments, cemeteries and the crematorium.',
    tiers: everyTier,
    outturnCodes: [
      'open-spaces-parks-and-open-spaces',
      'open-spaces-allotments',
      'cemetery-cremation-and-mortuary-services',
    ],
    termCodes: ['parks-and-green-spaces', 'play-areas', 'bereavement-services'],
  },
  {
    code: 'libraries',
    name: 'Libraries and archives',
    group: 'cultural-and-related-services',
    description: 'Libraries, archives and the learning, reading and digital help that happens in them.',
    tiers: upperTier,
    outturnCodes: ['library-service-library-service', 'culture-and-heritage-archives'],
    termCodes: ['library-services', 'digital-inclusion', 'archives-and-records'],
  },
  {
    code: 'leisure-and-culture',
    name: 'Leisure, arts and heritage',
    group: 'cultural-and-related-services',
    description: 'Leisure centres, sport, museums, theatres, festivals and community halls.',
    tiers: everyTier,
    outturnCodes: [
      'recreation-and-sport-sports-and-recreation-facilities-including-golf-courses',
      'recreation-and-sport-sports-development-and-community-recreation',
      'recreation-and-sport-community-centres-and-public-halls',
      'culture-and-heritage-arts-development-and-support',
      'culture-and-heritage-heritage',
      'culture-and-heritage-museums-and-galleries',
      'culture-and-heritage-theatres-and-public-entertainment',
      'tourism',
    ],
    termCodes: ['leisure-and-sport', 'arts-and-heritage', 'events'],
  },
  {
    code: 'environmental-health',
    name: 'Environmental health and licensing',
    group: 'environmental-and-regulatory-services',
    description: 'Food safety, noise, air quality, pests, private rented homes and licences.',
    tiers: lowerTier,
    outturnCodes: [
      'food-safety-hygiene',
      'environmental-protection-noise-and-nuisance',
      'housing-standards-and-hmo-licensing',
      'health-and-safety',
      'port-health',
      'pest-control',
      'animal-and-public-health',
      'licensing',
    ],
    termCodes: ['environmental-protection', 'pest-and-animal-services', 'regulatory-systems'],
  },
  {
    code: 'trading-standards',
    name: 'Trading standards',
    group: 'environmental-and-regulatory-services',
    description: 'Protecting people from scams, unsafe goods, under-age sales and unfair trade.',
    tiers: upperTier,
    outturnCodes: ['trading-standards'],
    termCodes: ['consumer-protection', 'regulatory-systems'],
  },
  {
    code: 'community-safety',
    name: 'Community safety',
    group: 'environmental-and-regulatory-services',
    description: 'Preventing violence, abuse and antisocial behaviour, and being ready for emergencies.',
    tiers: everyTier,
    outturnCodes: [
      'crime-reduction',
      'safety-services',
      'cctv',
      'community-development-and-safety',
      'emergency-planning',
    ],
    termCodes: ['safer-communities', 'security-services', 'emergency-planning'],
  },
  {
    code: 'climate-and-energy',
    name: 'Climate and energy',
    group: 'environmental-and-regulatory-services',
    description:
      'Cutting carbon and fuel bills in homes and public buildings, and getting ready for a hotter climate.',
    tiers: everyTier,
    outturnCodes: ['climate-change-costs', 'environmental-initiatives'],
    termCodes: ['energy-and-carbon', 'home-retrofit', 'electric-vehicle-charging'],
  },
  {
    code: 'revenues-and-benefits',
    name: 'Revenues and benefits',
    group: 'central-services',
    description:
      'Billing and collecting council tax and business rates, and paying benefits and hardship support.',
    tiers: lowerTier,
    outturnCodes: [
      'council-tax-collection',
      'council-tax-support-administration',
      'non-domestic-rates-collection',
      'housing-benefits-administration',
      'local-welfare-assistance',
    ],
    termCodes: ['revenues-and-collection', 'debt-and-money-advice', 'print-and-mail'],
  },
  {
    code: 'customer-services',
    name: 'Customer and registration services',
    group: 'central-services',
    description: 'The phone line, front desk, website, complaints, registrars and elections.',
    tiers: everyTier,
    outturnCodes: [
      'corporate-and-democratic-core',
      'registration-of-births-deaths-and-marriages',
      'registration-of-electors',
      'conducting-elections',
    ],
    termCodes: ['customer-contact', 'language-services', 'communications', 'elections-and-registrars'],
  },
  {
    code: 'digital-and-data',
    name: 'Digital, data and technology',
    group: 'central-services',
    description: 'The systems, networks, devices and data on which every other service runs.',
    tiers: everyTier,
    outturnCodes: [
      'management-and-support-services',
      'costs-of-unused-shares-of-it-facilities-and-other-assets',
    ],
    termCodes: ['digital-services', 'data-and-analysis', 'it-infrastructure', 'cyber-security'],
  },
  {
    code: 'property-and-facilities',
    name: 'Property and facilities',
    group: 'central-services',
    description:
      "Running, repairing, building and letting the council's offices, schools and other buildings.",
    tiers: everyTier,
    outturnCodes: ['management-and-support-services', 'revenue-expenditure-on-surplus-assets'],
    termCodes: ['facilities-management', 'construction-works', 'building-design', 'estates-and-valuation'],
  },
  {
    code: 'procurement-and-finance',
    name: 'Finance, people and procurement',
    group: 'central-services',
    description: 'Buying well, paying on time, staffing, legal advice, insurance and audit.',
    tiers: everyTier,
    outturnCodes: ['management-and-support-services', 'retirement-benefits', 'corporate-and-democratic-core'],
    termCodes: ['finance-services', 'staffing-and-people', 'legal-services', 'insurance', 'office-goods'],
  },
];
