"""Steps of the type `job`, after the training convention of ModelArts."""
