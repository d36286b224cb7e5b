"""Who does what in a clause: active and passive, objects, control, company, and the frames of verbs."""
