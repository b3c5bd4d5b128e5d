"""Files on their way in, by the tus protocol 1.0 (tus.io): resumable, checked, one writer at a time.

The bytes so far lie under var/uploads. Where several web processes run on several machines, that folder has to be on
storage that all of them share and that knows locks (NFS 4 does), or a proxy has to keep an upload at one machine.
"""
