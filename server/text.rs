//! Norwegian text in, words out; every word remembers where it stood (byte span).
