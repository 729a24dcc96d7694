"""From a document to the statements it makes: rules over sentences, lists and headings."""
