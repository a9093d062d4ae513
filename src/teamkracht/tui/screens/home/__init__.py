"""The home screen: what there is to do, at a glance."""
