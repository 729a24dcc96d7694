"""Tables that are built once: kept, and out of the way of the collector of garbage."""

import gc

from ontology.kept import at_rest, kept


def test_a_table_that_was_built_is_among_what_is_old():
    table = kept(lambda most: [[number] for number in range(most)])(3)

    assert not any(one is table for generation in (0, 1) for one in gc.get_objects(generation))


def test_the_collector_works_again_behind_a_rest_within_a_rest():
    with at_rest():
        with at_rest():
            pass
        within = gc.isenabled()

    assert (within, gc.isenabled()) == (False, True)
