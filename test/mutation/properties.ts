import fc from 'fast-check';

// Whether a property fails is all that is asked here: the smallest example that fails would take the most time. The
// examples are the same in every run, so that the figures are, too.
fc.configureGlobal({ endOnFailure: true, numRuns: 30, seed: 1 });
