"""Fourth stage: entries become views, frozen dataclasses of final words.

A view leaves nothing to decide: text is typeset, numbers are counted, links are addresses from
the root of the site. Fragments and writers only print it.
"""
