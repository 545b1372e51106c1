/** Words that say nothing about a problem: English function words, and the boilerplate of public notices. */
const english = `a about above after again against all also am an and any are as at be because been before being below
between both but by can cannot could did do does doing down during each either etc few for from further had has have
having he her here hers him his how however i if in into is it its itself just may me more most must my no nor not of
off on once only or other our ours out over own per please s same shall she should so some such t than that the their
theirs them then there these they this those through to too under until up upon us very via was we were what when
where whether which while who whom whose why will with within without would you your yours`;

const notices = `award awarded bid bidder bidders buyer bn contract contracts contracting contractor contractors council
councils authority authorities ltd limited plc llp lot lots notice notices procurement procure procured tender tenders
tendering tenderer tenderers nbsp http https www com uk gov org`;

/** Lower-case tokens that are never indexed or searched for. */
export const stopWords: ReadonlySet<string> = new Set(`${english} ${notices}`.split(/\s+/));
