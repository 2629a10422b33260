//! The doors to the outside world, each tried through its public face.

mod blobs;
mod passwords;
mod pictures;
mod post;
mod slip;
