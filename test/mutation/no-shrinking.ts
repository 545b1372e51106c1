import fc from 'fast-check';

// Whether a property fails is all that is asked here: the smallest example that fails would take the most time.
fc.configureGlobal({ endOnFailure: true });
