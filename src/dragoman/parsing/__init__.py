"""Text to sentences, and sentences to Universal Dependencies trees."""
