"""A public benchmark: on whose say-so does a news text say what it says?"""
