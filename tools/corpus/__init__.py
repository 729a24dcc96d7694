"""Makes folders of project documents in our own words, in every format that is read and in ten languages."""
