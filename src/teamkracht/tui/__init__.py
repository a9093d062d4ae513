"""The program on screen: app, screens, panes and widgets."""
