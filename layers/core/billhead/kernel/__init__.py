"""What every part may use: money, errors, ids, clocks. Imports nothing of ours."""
