/**
 * Words that say nothing about a problem: English function words, the boilerplate of public notices, and everyday words
 * of time, number and doing that any notice may hold, or any account of what is wrong. Words that may name a service
 * (day, delivery, website) are kept.
 */
const english = `a about above after again against all also am an and any are as at be because been before being below
between both but by can cannot could did do does doing down during each either etc few for from further had has have
having he her here hers him his how however i if in into is it its itself just may me more most must my no nor not of
off on once only or other our ours out over own per please s same shall she should so some such t than that the their
theirs them then there these they this those through to too under until up upon us very via was we were what when
where whether which while who whom whose why will with within without would you your yours`;

const notices = `award awarded bid bidder bidders buyer bn contract contracts contracting contractor contractors council
councils authority authorities ltd limited plc llp lot lots notice notices procurement procure procured tender tenders
tendering tenderer tenderers nbsp http https www com uk gov org`;

const everyday = `week weeks weekly days daily month months monthly year years yearly annual annually hour hours time
times date dates today period periods monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december one two three four five six seven eight nine ten eleven
twelve first second third fourth fifth initial initially come comes coming came go goes going take takes taken taking
make makes making made put get give gives given see seen set sets run let keep need needs needed needing want wants like
look looks looking seek seeks seeking require requires required requirement requirements wish wishes include includes
included including contain contains cover covers covering relate related relating provide provides provided providing
provision provider providers deliver delivers delivered delivering offer offers ensure ensures ensuring use used using
uses able ability note refer reference click attached attachment detail details description via invite invites invited
inviting invitation opportunity opportunities expression interest interested quotation quotations quote submit submitted
submission approximately around approx circa`;

const accounts = `every everybody everyone everything everywhere anybody anyone anything nobody none nothing nowhere
somebody someone something somewhere never always often sometimes usually still yet already many much several enough
quite rather almost nearly even though although instead despite besides since ago later soon now else ever another
others together away back went gone know knows knew known tell tells told say says said find finds finding found
happen happens happened happening try tries tried trying ask asks asked asking become becomes became begin begins
began begun thing things way ways half whole lets got get gets getting`;

/** Lower-case tokens that are never indexed or searched for. */
export const stopWords: ReadonlySet<string> = new Set(
  `${english} ${notices} ${everyday} ${accounts}`.split(/\s+/),
);
