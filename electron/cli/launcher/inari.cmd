@echo off
rem Inari's command line, as it comes with the app.
"%~dp0..\..\Inari.exe" --command-line -- %*
