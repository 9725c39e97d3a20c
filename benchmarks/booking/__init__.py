"""Many customers at once want the few places of one window: who gets one, and how long it takes."""
