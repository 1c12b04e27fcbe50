var data = {"category":[{"n":"国内","l":"http://news.163.com/domestic/"}],
"news":[[{"c":0,"t":"雨天送信的人","l":"http://news.163.com/26/1120/09/LC5TKEPO0001875N.html","p":"2026-11-20 09:31:00"}],[{"c":1,"t":"旧电池去了哪里","l":"http://tech.163.com/19/0302/12/E98TAE8000097U7T.html","p":"2019-03-02 12:00:00"}]]};
