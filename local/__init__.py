"""The template on one machine: a local cloud, a gateway and a pump, all read from template.yaml; never deployed."""
