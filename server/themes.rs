//! Notes in, themes out; deterministic; obeys what people have placed.
