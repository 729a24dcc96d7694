"""An explanation of a document on a terminal and as a page: `text.explained` and `page.page`."""
