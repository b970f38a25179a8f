"""Work that takes time: with progress, resumable, cancellable; and notices."""
