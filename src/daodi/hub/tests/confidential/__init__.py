"""Six organisations trade at random; all that anybody is answered is held against who may ever read it."""
