"""The pages of the explorer, one file each; files that begin with an underscore are shared by them."""
