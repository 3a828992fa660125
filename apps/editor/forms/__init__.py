"""The forms of the inspector as data: which control each field of each object of the page gets."""
